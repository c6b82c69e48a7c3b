package dev.keyproof.report;

import java.io.IOException;
import java.util.List;

/** Lays out entries: head and title, the places in their lines, remarks, and the fix (style.md 8.2). */
final class BlockWriter {
    private final Page page;
    private final Excerpts excerpts = new Excerpts();

    BlockWriter(Page page) {
        this.page = page;
    }

    /** Writes one entry. */
    void write(Block block) throws IOException {
        CodeFrame frame = new CodeFrame(block.at(), block.with(), excerpts);
        FixFrame fix = block.fix().map(f -> new FixFrame(f, excerpts)).orElse(null);
        int greatest = Math.max(frame.greatestLine(), fix == null ? 0 : fix.greatestLine());
        int gutter = Integer.toString(greatest).length();
        page.line(head(page, block));
        frame.write(page, gutter, block.paint());
        write(block.linesAboveFix(), gutter);
        if (fix != null && !fix.isEmpty()) {
            if (!block.linesAboveFix().isEmpty()) {
                CodeFrame.empty(page, gutter);
            }
            fix.write(page, gutter);
            CodeFrame.empty(page, gutter);
        }
        write(block.linesBelowFix(), gutter);
    }

    /** {@code error[slug]: title}, the first word in colour. */
    static String head(Page page, Block block) {
        String head = block.head();
        String code = head.substring(block.word().length());
        return page.paint(block.paint(), block.word()) + code + ": " + Neutral.line(block.title(), Neutral.TITLE);
    }

    private void write(List<Block.Line> lines, int gutter) throws IOException {
        for (Block.Line line : lines) {
            String start = " ".repeat(gutter) + " = " + line.word() + ": ";
            String text = Neutral.line(line.text(), Neutral.REMARK);
            for (String part : Wrap.lines(text, Page.WIDTH - start.length())) {
                page.line(start + part);
                start = " ".repeat(start.length());
            }
        }
    }
}
