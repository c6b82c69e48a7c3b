package dev.keyproof.drill;

import dev.keyproof.simulate.Cost;
import dev.keyproof.simulate.Parameters;
import java.util.Locale;
import java.util.stream.Stream;

/** Cost in words: prices are those of the simulation, so data-days stand beside. */
final class Money {
    private static final int DAY_SECONDS = 86_400;

    private Money() {}

    static String text(Cost cost, Parameters prices) {
        String kept = amount(cost.amount(prices)) + " for " + mibDays(cost.vault()) + " vault";
        String archived = cost.archive() == 0 ? "" : ", " + mibDays(cost.archive()) + " archive";
        long late = cost.overdueVault() + cost.overdueArchive();
        String overdue = late == 0 ? "" : mibDays(late) + " past their time";
        String untiered = cost.untiered() == 0 ? "" : mibDays(cost.untiered()) + " on the dearer tier";
        String wasted = String.join(
                ", ",
                Stream.of(overdue, untiered).filter(text -> !text.isEmpty()).toList());
        return kept + archived + " MiB-days"
                + (wasted.isEmpty() ? "" : "; for nothing " + amount(cost.overpaid(prices)) + ": " + wasted);
    }

    private static String mibDays(long mibSeconds) {
        String text = String.format(Locale.ROOT, "%.2f", (double) mibSeconds / DAY_SECONDS);
        return text.replaceAll("\\.?0+$", "");
    }

    /** Millionths of a unit, as units. */
    static String amount(long millionths) {
        return String.format(Locale.ROOT, "%d.%06d", millionths / 1_000_000, millionths % 1_000_000);
    }
}
