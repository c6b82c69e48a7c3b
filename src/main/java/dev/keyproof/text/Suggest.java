package dev.keyproof.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names a reader may have meant. */
public final class Suggest {
    private static final int MOST = 4;

    private Suggest() {}

    /** The names nearest to {@code written}, best first, at most four; none if nothing is near. */
    public static List<String> nearest(String written, Collection<String> names) {
        record Scored(String name, int distance) {}
        if (written.length() > 64) {
            return List.of();
        }
        String wanted = written.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, wanted.length() / 3);
        List<Scored> near = new ArrayList<>();
        for (String name : names) {
            int distance = distance(wanted, name.toLowerCase(Locale.ROOT));
            if (distance <= allowed) {
                near.add(new Scored(name, distance));
            }
        }
        near.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
        return near.stream().limit(MOST).map(Scored::name).toList();
    }

    /** "did you mean `a` or `b`?", or the empty text when nothing is near. */
    public static String question(String written, Collection<String> names) {
        List<String> near = nearest(written, names);
        if (near.isEmpty()) {
            return "";
        }
        String list = String.join("`, `", near.subList(0, near.size() - 1));
        String last = near.get(near.size() - 1);
        return "did you mean `" + (list.isEmpty() ? last : list + "` or `" + last) + "`?";
    }

    /** Edits between two words; swapping two neighbours counts as one. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(cost[i - 1][j - 1] + change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
