package dev.keyproof.drill;

import dev.keyproof.simulate.Payload;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the digests of what went in and what came back, and passes everything on. */
final class Kept implements Watch {
    private final Watch next;
    private final Map<String, Map<Integer, Timeline.Digest>> points = new TreeMap<>();
    private final List<String> news = new ArrayList<>();
    private int exact;

    Kept(Watch next) {
        this.next = next;
    }

    @Override
    public InputStream saving(String vault, int point, Payload payload, InputStream bytes) {
        of(vault).put(point, new Timeline.Digest(point, payload.length(), "", ""));
        return next.saving(vault, point, payload, bytes);
    }

    @Override
    public InputStream restoring(String vault, int point, Payload payload, InputStream bytes) {
        return next.restoring(vault, point, payload, bytes);
    }

    @Override
    public void saved(String vault, int point, String sha256) {
        long length = of(vault).get(point).length();
        of(vault).put(point, new Timeline.Digest(point, length, sha256, ""));
        news.add("sealed as point " + point + ", SHA-256 " + sha256);
        next.saved(vault, point, sha256);
    }

    @Override
    public void restored(String vault, int point, String sha256) {
        Timeline.Digest before = of(vault).get(point);
        of(vault).put(point, new Timeline.Digest(point, before.length(), before.saved(), sha256));
        String same = before.saved().equals(sha256) ? "every byte came back" : "OTHER BYTES CAME BACK";
        String line = same + ", SHA-256 " + sha256;
        if (!news.contains(line)) {
            news.add(line);
            exact += before.saved().equals(sha256) ? 1 : 0;
        }
        next.restored(vault, point, sha256);
    }

    @Override
    public void step(String drill, int number, int all) {
        next.step(drill, number, all);
    }

    private Map<Integer, Timeline.Digest> of(String vault) {
        return points.computeIfAbsent(vault, first -> new TreeMap<>());
    }

    /** What happened since this was asked last. */
    List<String> news() {
        List<String> fresh = List.copyOf(news);
        news.clear();
        return fresh;
    }

    List<Timeline.Digest> digests(String vault) {
        return List.copyOf(of(vault).values());
    }

    String summary(String vault) {
        int saved = of(vault).size();
        if (saved == 0) {
            return "nothing was sealed";
        }
        return saved + (saved == 1 ? " restore point" : " restore points") + " sealed, " + exact
                + (exact == 1 ? " restore" : " restores") + " byte for byte";
    }
}
