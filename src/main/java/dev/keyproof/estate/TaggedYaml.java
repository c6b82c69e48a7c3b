package dev.keyproof.estate;

import java.io.Writer;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;
import tools.jackson.dataformat.yaml.YAMLGenerator;

/**
 * Writes YAML in which a text may carry a tag: {@code writeTypeId} before {@code writeString}.
 *
 * <p>The generator that comes with the library takes a tag for a text but marks it as one that may be left out, and
 * then leaves it out; this one insists on it.
 */
final class TaggedYaml extends YAMLFactory {
    private static final long serialVersionUID = 1L;

    TaggedYaml(YAMLFactoryBuilder settings) {
        super(settings);
    }

    @Override
    protected YAMLGenerator _createGenerator(ObjectWriteContext context, IOContext io, Writer out) {
        return new Tagging(context, io, this, out);
    }

    private static final class Tagging extends YAMLGenerator {
        Tagging(ObjectWriteContext context, IOContext io, TaggedYaml settings, Writer out) {
            super(
                    context,
                    io,
                    context.getStreamWriteFeatures(settings.getStreamWriteFeatures()),
                    context.getFormatWriteFeatures(settings.getFormatWriteFeatures()),
                    settings._quotingChecker,
                    out,
                    settings._version,
                    settings._dumpSettings);
        }

        @Override
        protected ScalarEvent _scalarEvent(String value, ScalarStyle style) {
            if (_typeId == null) {
                return super._scalarEvent(value, style);
            }
            Optional<String> tag = Optional.of(_typeId);
            _typeId = null;
            ImplicitTuple written = new ImplicitTuple(false, false);
            return new ScalarEvent(Optional.empty(), tag, written, value, ScalarStyle.DOUBLE_QUOTED);
        }
    }
}
