package dev.keyproof.intake;

import dev.keyproof.document.Node;
import dev.keyproof.estate.Field;
import dev.keyproof.text.Span;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Instants as keys carry them: seconds since 1970 in the service's JSON, ISO 8601 in the output of the CLI. */
final class Moments {
    /** Last second of the year 9999; what lies behind it is milliseconds. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final String WANTED = "seconds since 1970 or an ISO 8601 instant with zone";

    private Moments() {}

    /** The instant; anything else is reported and unknown. Zero is 1970 and never "unset". */
    static Field<Instant> read(String name, Node node, Notices notices) {
        Span span = node.span();
        Optional<WholeNumber> number = WholeNumber.of(node);
        if (number.isPresent()) {
            long seconds = number.get().value();
            if (seconds > LAST_SECOND || seconds < -LAST_SECOND) {
                String help = "write seconds; this looks like milliseconds";
                notices.outOfRange(name, "an instant before the year 10000", span, help);
                return Field.unknown("the value of `" + name + "` lies behind the year 9999", span);
            }
            if (number.get().quoted()) {
                notices.textForValue(name, "a number", span);
            }
            return new Field.Present<>(
                    Instant.ofEpochSecond(seconds), span, number.get().assumptions());
        }
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.TEXT) {
            try {
                return Field.present(OffsetDateTime.parse(scalar.text()).toInstant(), span);
            } catch (DateTimeException notIso) {
                notices.outOfRange(name, WANTED, span, "");
                return Field.unknown("the value of `" + name + "` is not " + WANTED, span);
            }
        }
        notices.wrongType(name, node instanceof Node.Mapping ? "an object" : node.describe(), WANTED, span);
        return Field.unknown("the value of `" + name + "` is not " + WANTED, span);
    }
}
