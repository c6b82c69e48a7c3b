package dev.keyproof.simulate;

/**
 * What stored data has cost, in MiB-seconds. Sizes are billed in whole MiB, rounded up, for every second.
 *
 * @param vault on the vault tier
 * @param archive on the archive tier
 * @param overdueVault the part on the vault tier whose time had come (LIM-3)
 * @param overdueArchive the part on the archive tier whose time had come
 * @param untiered the part on the vault tier that belonged on the archive tier and was not overdue
 */
public record Cost(long vault, long archive, long overdueVault, long overdueArchive, long untiered) {
    public static final Cost ZERO = new Cost(0, 0, 0, 0, 0);

    private static final long MIB = 1 << 20;
    private static final long MIB_SECONDS_OF_GIB_DAY = 1024 * Times.DAY;

    static long billedMib(long bytes) {
        return bytes / MIB + (bytes % MIB == 0 ? 0 : 1);
    }

    /** Everything, in millionths of a unit of money (of the simulation). */
    public long amount(Parameters prices) {
        return money(vault, prices.vaultPrice()) + money(archive, prices.archivePrice());
    }

    /** The part that silent failures of tiering and expiry have caused, in the same unit. */
    public long overpaid(Parameters prices) {
        return money(overdueVault, prices.vaultPrice())
                + money(overdueArchive, prices.archivePrice())
                + money(untiered, prices.vaultPrice() - prices.archivePrice());
    }

    /** GiB-days of data whose time had come. */
    public double overdueGibDays() {
        return (double) (overdueVault + overdueArchive) / MIB_SECONDS_OF_GIB_DAY;
    }

    Cost plus(Cost other) {
        return new Cost(
                vault + other.vault,
                archive + other.archive,
                overdueVault + other.overdueVault,
                overdueArchive + other.overdueArchive,
                untiered + other.untiered);
    }

    private static long money(long mibSeconds, long price) {
        return Math.round((double) mibSeconds * price / MIB_SECONDS_OF_GIB_DAY);
    }
}
