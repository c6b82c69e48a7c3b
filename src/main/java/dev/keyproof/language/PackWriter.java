package dev.keyproof.language;

import dev.keyproof.text.Pointer;
import dev.keyproof.text.Source;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what {@link PackLoader} reads: every record by its components, in their order, and before one of several sorts
 * the name of its sort.
 *
 * <p>It runs in builds and tests only, so it may ask records for their components; what it writes and what the loader
 * reads is held together by the test that both give the same pack.
 */
final class PackWriter {
    private final List<Table> tables;
    private final List<Source> sources;
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final ByteArrayOutputStream tree = new ByteArrayOutputStream();

    private PackWriter(List<Table> tables, List<Source> sources) {
        this.tables = tables;
        this.sources = sources;
    }

    /** The pack behind a key and all texts that occur in it. */
    static byte[] write(long key, Pack pack, List<Source> sources) {
        PackWriter writer = new PackWriter(pack.tables(), sources);
        writer.record(pack);
        return writer.bytes(key);
    }

    private byte[] bytes(long key) {
        byte[] pool = String.join("", texts.keySet()).getBytes(StandardCharsets.UTF_8);
        byte[] body = tree.toByteArray();
        tree.reset();
        tree.writeBytes(ByteBuffer.allocate(CompiledPack.KEY_BYTES).putLong(key).array());
        number(texts.size());
        texts.keySet().forEach(text -> number(text.length()));
        number(pool.length);
        tree.writeBytes(pool);
        tree.writeBytes(body);
        return tree.toByteArray();
    }

    private void record(Record record) {
        if (record.getClass().getInterfaces().length > 0) {
            text(record.getClass().getSimpleName());
        }
        if (record instanceof Type.Choice choice) {
            text(choice.name());
            return;
        }
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = component(record, component);
            if (record instanceof Expr && value instanceof Table table) {
                number(tables.indexOf(table));
            } else {
                value(value);
            }
        }
    }

    private static Object component(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void value(Object value) {
        if (value instanceof Schema.Field field) {
            text(field.label());
        } else if (value instanceof Record record) {
            record(record);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Collection<?> list) {
            number(list.size());
            list.forEach(this::value);
        } else if (value instanceof Optional<?> optional) {
            value(optional.stream().toList());
        } else if (value instanceof Map<?, ?> map) {
            number(map.size());
            new ArrayList<>(map.entrySet()).forEach(entry -> {
                value(entry.getKey());
                value(entry.getValue());
            });
        } else {
            number(number(value));
        }
    }

    private long number(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Enum<?> word) {
            return word.ordinal();
        }
        if (value instanceof LocalDate date) {
            return date.toEpochDay();
        }
        if (value instanceof Duration duration) {
            return duration.toSeconds();
        }
        if (value instanceof Source source) {
            return sources.indexOf(source);
        }
        // Rule files are no documents, so that all their places lie at the root.
        return value == Pointer.ROOT ? 0 : ((Number) value).longValue();
    }

    private void text(String text) {
        Integer known = texts.putIfAbsent(text, texts.size());
        number(known == null ? texts.size() - 1 : known);
    }

    /** Whole numbers of either sign, small ones short: 0, -1, 1, -2 and so on, lowest seven bits first. */
    private void number(long number) {
        long rest = number << 1 ^ number >> Long.SIZE - 1;
        while ((rest & ~0x7fL) != 0) {
            tree.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        tree.write((int) rest);
    }
}
