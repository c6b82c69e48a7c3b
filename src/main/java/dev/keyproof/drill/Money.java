package dev.keyproof.drill;

import dev.keyproof.simulate.Cost;
import dev.keyproof.simulate.Parameters;
import java.util.Locale;

/** Cost in words: prices are those of the simulation, so data-days stand beside. */
final class Money {
    private static final int MIB_A_GIB = 1024;

    private Money() {}

    static String text(Cost cost, Parameters prices) {
        String overdue = cost.overdueGibDays() == 0 ? "" : ", " + mibDays(cost) + " past their time";
        long overpaid = cost.overpaid(prices);
        return "cost " + amount(cost.amount(prices))
                + (overpaid == 0 ? "" : ", of it for nothing " + amount(overpaid))
                + overdue;
    }

    private static String mibDays(Cost cost) {
        return String.format(Locale.ROOT, "%.2f", cost.overdueGibDays() * MIB_A_GIB)
                        .replaceAll("\\.?0+$", "")
                + " MiB-days";
    }

    /** Millionths of a unit, as units. */
    static String amount(long millionths) {
        return String.format(Locale.ROOT, "%d.%06d", millionths / 1_000_000, millionths % 1_000_000);
    }
}
