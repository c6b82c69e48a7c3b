package dev.keyproof.language;

import dev.keyproof.text.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * A checked pack as bytes, so that a start need not parse and check the rules that come with keyproof.
 *
 * <p>Layout, numbers in groups of seven bits, lowest first: eight bytes of the key; the texts (count, length of each in
 * UTF-16 code units, number of bytes, all of them as UTF-8); then the pack in pre-order, each record by its components
 * in their order, with texts, sources and tables by their number, and fields and words of the schema by their names.
 */
public final class CompiledPack {
    /** Counts up when the layout changes. */
    private static final int FORMAT = 2;

    static final int KEY_BYTES = Long.BYTES;

    private CompiledPack() {}

    /** The bytes of a pack that was read from these sources and checked against this schema. */
    public static byte[] write(Pack pack, List<Source> sources, Schema schema) {
        return PackWriter.write(key(sources, schema), pack, sources);
    }

    /** The pack, if the bytes were made from the same texts and for the same schema; its places lie in the sources. */
    public static Optional<Pack> read(byte[] bytes, List<Source> sources, Schema schema) {
        boolean fits = bytes.length > KEY_BYTES && ByteBuffer.wrap(bytes).getLong() == key(sources, schema);
        return fits ? Optional.of(new PackLoader(bytes, sources, schema).pack()) : Optional.empty();
    }

    /**
     * What the bytes rest on: layout, texts and schema. A checksum is enough, as it tells builds apart and not friend
     * from foe; SHA-256 costs a cold start 10 ms.
     */
    private static long key(List<Source> sources, Schema schema) {
        CRC32 texts = new CRC32();
        for (Source source : sources) {
            add(texts, source.name() + '\n' + source.text() + '\0');
        }
        StringBuilder fields = new StringBuilder();
        new TreeMap<>(schema.records()).forEach((name, record) -> {
            fields.append(name).append('\n');
            record.fields().values().forEach(field -> describe(field, fields));
        });
        schema.choices()
                .forEach((name, choice) ->
                        fields.append(name).append(choice.open()).append(choice.words()));
        CRC32 layout = new CRC32();
        add(layout, FORMAT + fields.toString());
        return layout.getValue() << Integer.SIZE | texts.getValue();
    }

    private static void describe(Schema.Field field, StringBuilder out) {
        out.append(field.owner()).append('.').append(field.path()).append(' ');
        out.append(field.type().name()).append(field.optional()).append(field.derived());
        out.append(field.bound()).append(field.slot()).append(field.group()).append('\n');
    }

    private static void add(CRC32 sum, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sum.update(bytes, 0, bytes.length);
    }
}
