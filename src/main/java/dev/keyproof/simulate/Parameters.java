package dev.keyproof.simulate;

import java.time.Duration;

/**
 * Numbers that are not assumptions about the service (reference section 3).
 *
 * @param grantPropagation time until a role assignment, or its removal, counts; access policies count at once
 * @param validityLeeway what a key store allows around a key's window
 * @param retryLimit further attempts after a throttled or failed call
 * @param jobPeriod time between two background runs of a vault
 * @param vaultPrice of a GiB and day on the vault tier, in millionths of a unit of money (of the simulation)
 * @param archivePrice the same on the archive tier
 * @param edition the text that the service follows
 * @param background whether polls, sweeps, tiering and expiry run by themselves as time advances
 */
public record Parameters(
        Duration grantPropagation,
        Duration validityLeeway,
        int retryLimit,
        Duration jobPeriod,
        long vaultPrice,
        long archivePrice,
        Edition edition,
        boolean background) {
    /** What drills use: PT5M of propagation, PT5M of leeway, three retries, a background run a day. */
    public static final Parameters DRILL = new Parameters(
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            3,
            Duration.ofDays(1),
            750,
            100,
            Edition.PREVIEW_2023_11,
            true);

    /** What exhaustive runs use: as drills, but exact windows and instant grants. */
    public static final Parameters EXACT =
            new Parameters(Duration.ZERO, Duration.ZERO, 3, Duration.ofDays(1), 750, 100, DRILL.edition(), true);

    public Parameters {
        if (jobPeriod.toSeconds() < 1) {
            throw new IllegalArgumentException("job period is " + jobPeriod + ", at least PT1S is needed");
        }
        if (grantPropagation.isNegative() || validityLeeway.isNegative() || retryLimit < 0) {
            throw new IllegalArgumentException("propagation, leeway and retries are 0 or more");
        }
    }

    /** The same with another leeway. */
    public Parameters withLeeway(Duration leeway) {
        return new Parameters(
                grantPropagation, leeway, retryLimit, jobPeriod, vaultPrice, archivePrice, edition, background);
    }

    /** The same under another text. */
    public Parameters withEdition(Edition other) {
        return new Parameters(
                grantPropagation, validityLeeway, retryLimit, jobPeriod, vaultPrice, archivePrice, other, background);
    }

    /** The same with background runs on or off. */
    public Parameters withBackground(boolean on) {
        return new Parameters(
                grantPropagation, validityLeeway, retryLimit, jobPeriod, vaultPrice, archivePrice, edition, on);
    }
}
