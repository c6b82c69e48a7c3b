package dev.keyproof.drill;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Draws timelines as one HTML page without anything from elsewhere: two lanes, what the user sees and what happened
 * below. A silent failure is an empty place on one side and a marked one on the other.
 */
public final class HtmlTimeline {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ground:#fff;--ink:#1b1f24;--dim:#57606a;--line:#d0d7de;--lane:#f6f8fa;\
            --silent:#a40e6b;--silent-ground:#fdeaf5;--failed:#b3261e;--refused:#8a5a00;--fine:#1a7f37}
            @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--ink:#e6edf3;--dim:#9198a1;--line:#30363d;\
            --lane:#161b22;--silent:#ff8fce;--silent-ground:#3b1230;--failed:#ff9a91;--refused:#e3b341;--fine:#56d364}}
            *{box-sizing:border-box}
            body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.45 system-ui,sans-serif}
            main{max-width:1200px;margin:0 auto;padding:1.5rem 1rem 3rem}
            h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2.5rem 0 .25rem}
            p{margin:.25rem 0}.dim{color:var(--dim)}.small{font-size:.85rem}
            .figures{display:flex;flex-wrap:wrap;gap:.5rem;margin:.75rem 0}
            .figure{border:1px solid var(--line);border-radius:6px;padding:.3rem .7rem}
            .figure b{font-size:1.15rem}.figure.silent{border-color:var(--silent);color:var(--silent)}
            .lanes,.row{display:grid;grid-template-columns:7.5rem minmax(0,1fr) minmax(0,1.25fr);gap:0 .75rem}
            .lanes{position:sticky;top:0;background:var(--ground);border-bottom:2px solid var(--line);z-index:1;\
            font-weight:600;padding:.4rem 0}
            ol{list-style:none;margin:0;padding:0}
            .row{padding:.35rem 0;border-bottom:1px solid var(--line)}
            .note{grid-column:2/-1;font-style:italic;color:var(--dim);padding:.15rem 0 .3rem}
            time,.when{font-variant-numeric:tabular-nums;font-weight:600}
            .cell{border-radius:6px;padding:.35rem .6rem;overflow-wrap:anywhere;border:1px solid transparent}
            .seen{background:var(--lane)}.below{color:var(--dim);font-size:.9rem}
            .cell p+p{margin-top:.15rem}
            .name{display:none}
            .badge{display:inline-block;font-size:.75rem;font-weight:700;letter-spacing:.02em;margin-top:.15rem}
            .failed .badge,.failed .seen p:first-of-type{color:var(--failed)}
            .refused .badge,.refused .seen p:first-of-type{color:var(--refused)}
            .failed .seen{border-color:var(--failed)}.refused .seen{border-color:var(--refused)}
            .silent .badge{color:var(--silent)}
            .silent .seen{background:repeating-linear-gradient(135deg,transparent 0 6px,var(--line) 6px 7px);\
            border:1px dashed var(--dim);color:var(--dim);display:flex;align-items:center}
            .silent .seen p,.silent .seen .name{background:var(--ground);padding:0 .3rem}
            .silent .below{background:var(--silent-ground);border:2px solid var(--silent);color:var(--ink)}
            .empty{background:none}
            .count{font-weight:700;color:var(--silent)}.wrong{color:var(--failed);font-weight:600}
            .cost{font-size:.8rem;color:var(--dim);grid-column:3;padding:.1rem .6rem}
            @media (max-width:640px){main{padding:1rem .75rem 2rem}
            .lanes{display:none}.row{grid-template-columns:minmax(0,1fr);gap:.25rem;padding:.6rem 0}
            .note,.cost{grid-column:1}.when{display:flex;gap:.6rem;align-items:baseline}
            .name{display:block;font-size:.7rem;text-transform:uppercase;letter-spacing:.04em;color:var(--dim)}
            .seen.empty{display:none}.silent .seen{display:block}}
            """;

    private final UnaryOperator<String> harmless;
    private final String tool;

    /**
     * @param harmless takes secrets and control characters out of a text
     * @param tool name and version, and how cryptography was done
     */
    public HtmlTimeline(UnaryOperator<String> harmless, String tool) {
        this.harmless = harmless;
        this.tool = tool;
    }

    /** The page. */
    public String draw(List<Timeline> timelines) {
        List<Timeline> shown = Telling.shown(timelines);
        Markup page = new Markup(harmless);
        page.line("<!DOCTYPE html>")
                .line("<html lang=\"en\">")
                .line("<head><meta charset=\"utf-8\">")
                .line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .line("<title>" + Telling.TITLE + "</title>")
                .line("<style>")
                .line(STYLE.strip())
                .line("</style></head>")
                .line("<body><main>")
                .line("<h1>" + Telling.TITLE + "</h1>");
        figures(page, shown);
        for (Timeline timeline : shown) {
            draw(page, timeline);
        }
        if (!shown.isEmpty()) {
            page.line("<p class=\"dim small\">Assumptions: "
                    + page.text(TextTimeline.assumptions(shown.get(0).settings())) + "</p>");
        }
        page.line("<p class=\"dim small\">Simulated by " + page.text(tool) + "</p>")
                .line("</main></body></html>");
        return page.toString();
    }

    private static void figures(Markup page, List<Timeline> shown) {
        int silent = shown.stream().mapToInt(Timeline::silentFailures).sum();
        long good = shown.stream().filter(Timeline::isAsExpected).count();
        page.line("<div class=\"figures\">")
                .line(figure("", shown.size(), shown.size() == 1 ? "timeline" : "timelines"))
                .line(figure("", good, "as expected"))
                .line(figure(silent > 0 ? " silent" : "", silent, silent == 1 ? "silent failure" : "silent failures"))
                .line("</div>");
    }

    private static String figure(String more, long number, String what) {
        return "<div class=\"figure" + more + "\"><b>" + number + "</b> " + what + "</div>";
    }

    private static void draw(Markup page, Timeline timeline) {
        page.line("<section>")
                .line("<h2>" + page.text(Telling.heading(timeline)) + "</h2>")
                .line("<p class=\"dim\">" + page.text(timeline.subject() + "; T0 is " + timeline.start()) + "</p>")
                .line("<div class=\"lanes\" aria-hidden=\"true\"><div>When</div><div>" + Telling.SEEN + "</div><div>"
                        + Telling.BELOW + "</div></div>")
                .line("<ol>");
        for (Row row : timeline.rows()) {
            draw(page, row);
        }
        page.line("</ol>")
                .line("<p><b>Result:</b> " + page.text(timeline.ending()) + "</p>")
                .line("</section>");
    }

    private static void draw(Markup page, Row row) {
        page.line("<li class=\"row " + Notation.spelled(row.tone()) + "\">");
        if (!row.note().isEmpty()) {
            page.line("<p class=\"note\">" + page.text(row.note()) + "</p>");
        }
        String badge = Telling.badge(row);
        page.line("<div class=\"when\"><span>" + page.text(Telling.moment(row)) + "</span>"
                + (badge.isEmpty() ? "" : " <span class=\"badge\">" + badge + "</span>") + "</div>");
        boolean silent = row.tone() == Row.Tone.SILENT;
        List<String> seen = row.seen().isEmpty() && silent ? List.of(Telling.NOTHING) : row.seen();
        page.line("<div class=\"cell seen" + (seen.isEmpty() ? " empty" : "") + "\">"
                + (seen.isEmpty() ? "" : name(Telling.SEEN)) + paragraphs(page, seen) + "</div>");
        String repeated = Telling.repeated(row);
        page.line("<div class=\"cell below\">"
                + (row.below().isEmpty() ? "" : name(Telling.BELOW))
                + paragraphs(page, row.below())
                + (repeated.isEmpty() ? "" : "<p class=\"count\">" + page.text(repeated) + "</p>")
                + "</div>");
        for (String difference : row.differs()) {
            page.line("<p class=\"note wrong\">" + page.text(difference) + "</p>");
        }
        if (!row.cost().isEmpty()) {
            page.line("<div class=\"cost\">cost " + page.text(row.cost()) + "</div>");
        }
        page.line("</li>");
    }

    private static String name(String lane) {
        return "<span class=\"name\">" + lane + "</span>";
    }

    private static String paragraphs(Markup page, List<String> texts) {
        StringBuilder all = new StringBuilder();
        texts.forEach(text -> all.append("<p>").append(page.text(text)).append("</p>"));
        return all.toString();
    }
}
