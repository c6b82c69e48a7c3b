package dev.keyproof.drill;

import dev.keyproof.simulate.Arg;
import dev.keyproof.simulate.Code;
import dev.keyproof.simulate.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What portal, REST and CLI show of one vault, without its encryption settings: to hold two vaults side by side (BKP-2). */
final class UserView {
    private static final Set<String> ENCRYPTION = Set.of(
            "EnableCmk",
            "UpdateKey",
            "UpdateIdentity",
            "UpdateBoth",
            "KeepPlatformKeys",
            "SaOn",
            "UaAttach",
            "ActivityLog.PATCH");
    private static final Set<String> OWN = Set.of("vault", "detail");

    private final List<Event> events;

    UserView(List<Event> events) {
        this.events = events;
    }

    /** The first difference of two vaults, if there is one. */
    Optional<String> difference(String vault, String other) {
        List<String> one = of(vault);
        List<String> two = of(other);
        for (int i = 0; i < Math.min(one.size(), two.size()); i++) {
            if (!one.get(i).equals(two.get(i))) {
                return Optional.of(one.get(i) + " beside " + two.get(i));
            }
        }
        return one.size() == two.size() ? Optional.empty() : Optional.of(one.size() + " entries beside " + two.size());
    }

    private List<String> of(String vault) {
        return events.stream()
                .filter(event -> event.visibility() == Event.Visibility.USER)
                .filter(event -> event.result() != Event.Result.INVOKE)
                .filter(event -> event.arg("vault").filter(vault::equals).isPresent())
                .filter(event -> !ENCRYPTION.contains(event.op()))
                .map(UserView::line)
                .toList();
    }

    private static String line(Event event) {
        StringBuilder line = new StringBuilder(event.op());
        for (Arg arg : event.args()) {
            if (!OWN.contains(arg.name())) {
                line.append(' ').append(arg.name()).append('=').append(arg.value());
            }
        }
        return line + " " + Notation.spelled(event.result())
                + event.code().map(Code::text).map(code -> " " + code).orElse("");
    }
}
