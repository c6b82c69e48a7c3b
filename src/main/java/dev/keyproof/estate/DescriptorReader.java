package dev.keyproof.estate;

import dev.keyproof.document.Node;
import dev.keyproof.document.Problems;
import dev.keyproof.text.Span;
import dev.keyproof.text.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads descriptors: one mapping with a {@code kind} a resource, strictly.
 *
 * <p>Which fields there are and how they are written comes from {@link Kind} and its attributes alone. A resource with
 * an error in it keeps its kind and name, and every field of it is unknown: it can never be judged as right.
 */
public final class DescriptorReader {
    private static final int MOST_UNKNOWN_FIELDS = 10;
    private static final String KIND = "kind";
    private static final Set<String> COMMON = Set.of(KIND, Origin.FIELD);
    private static final List<String> WORDS =
            Kind.all().stream().map(Kind::word).toList();

    private final Problems problems;
    private final Faults faults = new Faults();
    private final Reading reading;
    /** Of the descriptor that is being read. */
    private Provenance provenance = Provenance.STATED;

    /**
     * A reader of one run.
     *
     * @param active the assumptions that are switched on
     * @param problems takes what is wrong with a document before {@link #read} returns, in the order of the file
     */
    public DescriptorReader(Set<Assumption> active, Problems problems) {
        this.problems = problems;
        this.reading = new Reading(active, faults);
    }

    /**
     * The resource of one document. Empty when the document does not say what kind of resource it is; that is
     * reported, and whoever collects the resources then knows that one is missing.
     */
    public Optional<Entity> read(Node document) {
        return descriptor(document).map(Descriptor::resource);
    }

    /** The same, with the estate that the document names; empty when {@link #read} would be. */
    public Optional<Descriptor> descriptor(Node document) {
        Optional<Descriptor> descriptor = kind(document).map(kind -> descriptor(kind, (Node.Mapping) document));
        faults.tell(problems);
        return descriptor;
    }

    private Optional<Kind> kind(Node document) {
        if (!(document instanceof Node.Mapping mapping)) {
            faults.noMapping(document);
            return Optional.empty();
        }
        Optional<Node> written = mapping.get(KIND);
        if (written.isEmpty()) {
            Span at = mapping.find(KIND).map(entry -> entry.key().span()).orElseGet(() -> first(mapping));
            String label = mapping.find(KIND).isPresent() ? "the field is spelled `kind`" : "`kind` is missing";
            faults.kind("a descriptor without `kind`", at, label, WORDS);
            return Optional.empty();
        }
        if (!(written.get() instanceof Node.Scalar scalar) || scalar.form() != Node.Form.TEXT) {
            faults.wrongType(KIND, "the name of a kind", written.get());
            return Optional.empty();
        }
        Optional<Kind> kind = Kind.of(scalar.text());
        if (kind.isEmpty()) {
            String question = Suggest.question(scalar.text(), WORDS);
            String title = "there is no kind `" + Faults.cut(scalar.text()) + "`";
            faults.kind(title, scalar.span(), question.isEmpty() ? "no such kind" : question, WORDS);
        }
        return kind;
    }

    private static Span first(Node.Mapping mapping) {
        return mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().get(0).key().span();
    }

    private Descriptor descriptor(Kind kind, Node.Mapping mapping) {
        Span at = mapping.get(KIND).orElse(mapping).span();
        Origin origin = origin(mapping);
        provenance = origin.provenance();
        String label =
                Extent.SHAPE == kind.shape() ? kind.word() : origin.label().orElseGet(() -> stem(at));
        Entity.Builder entity = Entity.of(kind.word(), kind.shape(), label, at, provenance);
        fields(Form.of(kind), mapping, entity, at);
        name(kind.shape(), entity);
        if (faults.any()) {
            poison(kind.shape(), entity, at);
        }
        return new Descriptor(Completion.complete(entity.build()), origin.estate());
    }

    /** Where a descriptor came from: asked first, as every field of it came from there. */
    private Origin origin(Node.Mapping mapping) {
        provenance = Provenance.STATED;
        Optional<Node> written = mapping.get(Origin.FIELD);
        if (written.isEmpty()) {
            return Origin.STATED;
        }
        if (!(written.get() instanceof Node.Mapping fields)) {
            faults.wrongType(Origin.FIELD, Expected.of(new Type.Group()), written.get());
            return Origin.STATED;
        }
        for (Node.Entry entry : fields.entries()) {
            if (entry.value() instanceof Node.Scalar scalar && scalar.form() == Node.Form.UNKNOWN) {
                faults.wrongType(Origin.FIELD + "." + entry.key().text(), "a value that is known", scalar);
            }
        }
        return Origin.of(part(Origin.SHAPE, fields));
    }

    /** Reads what is written; {@code parent} is the place of what is not. */
    private void fields(Form form, Node.Mapping mapping, Entity.Builder entity, Span parent) {
        List<Node.Scalar> strangers = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Optional<Form.Slot> slot = form.slot(entry.key().text());
            if (slot.isPresent()) {
                field(slot.get(), entry, entity);
            } else if (!form.kind() || !COMMON.contains(entry.key().text())) {
                strangers.add(entry.key());
            }
        }
        if (strangers.size() > MOST_UNKNOWN_FIELDS) {
            faults.unknownFields(form, strangers);
        } else {
            strangers.forEach(key -> faults.unknownField(form, key));
        }
        for (String name : form.required()) {
            if (mapping.get(name).isEmpty()) {
                faults.missingField(form.of(), name, parent);
            }
        }
    }

    private void field(Form.Slot slot, Node.Entry entry, Entity.Builder entity) {
        Attribute<?> attribute = slot.attribute();
        if (slot instanceof Form.Slot.Nested nested) {
            group(nested, entry, entity);
        } else if (attribute.type() instanceof Type.ListOf list) {
            entity.fill(attribute.index(), list(attribute, list.shape(), entry.value()));
        } else {
            entity.fill(attribute.index(), reading.read(attribute, entry.value()));
            if (attribute.type() instanceof Type.Switch) {
                Field<Boolean> on = entity.get(BackupVault.SYSTEM_ASSIGNED);
                entity.set(BackupVault.SYSTEM_PRINCIPAL, Reading.principal(on, entry.value()));
            }
        }
    }

    private void group(Form.Slot.Nested nested, Node.Entry entry, Entity.Builder entity) {
        Span at = entry.key().span();
        Attribute<?> attribute = nested.attribute();
        if (entry.value() instanceof Node.Mapping inner) {
            entity.fill(attribute.index(), Field.present(true, at));
            inside(nested, Field.absent(at), entity);
            fields(nested.form(), inner, entity, at);
        } else {
            boolean open = entry.value() instanceof Node.Scalar scalar && scalar.form() == Node.Form.UNKNOWN;
            Field<?> field = open
                    ? Reading.unknown((Node.Scalar) entry.value())
                    : faults.wrongType(attribute.name(), Expected.of(attribute.type()), entry.value());
            entity.fill(attribute.index(), field);
            inside(nested, field, entity);
        }
    }

    /** Gives every field below a group the same state. */
    private static void inside(Form.Slot.Nested nested, Field<?> state, Entity.Builder entity) {
        for (Attribute<?> attribute : entity.shape().attributes()) {
            if (attribute.name().startsWith(nested.attribute().name() + ".")) {
                entity.fill(attribute.index(), state);
            }
        }
    }

    private Field<Many> list(Attribute<?> attribute, Shape part, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.form() == Node.Form.UNKNOWN) {
            return Reading.unknown(scalar);
        }
        if (!(node instanceof Node.Sequence sequence)) {
            return faults.wrongType(attribute.name(), Expected.of(attribute.type()), node);
        }
        List<Entity> parts = new ArrayList<>();
        Optional<String> open = Optional.empty();
        for (Node item : sequence.items()) {
            if (item instanceof Node.Mapping mapping) {
                parts.add(part(part, mapping));
            } else if (item instanceof Node.Scalar scalar && scalar.form() == Node.Form.UNKNOWN) {
                open = Optional.of(((Field.Unknown<?>) Reading.unknown(scalar)).reason());
            } else {
                faults.wrongType(attribute.name(), Expected.of(attribute.type()), item);
            }
        }
        return Field.present(new Many(parts, List.of(), open), sequence.span());
    }

    private Entity part(Shape shape, Node.Mapping mapping) {
        Form form = Form.of(shape);
        Span at = mapping.entries().isEmpty()
                ? mapping.span()
                : mapping.entries().get(0).value().span();
        Entity.Builder entity = Entity.of(shape.name(), shape, "", at, provenance);
        fields(form, mapping, entity, at);
        return entity.named(partName(shape, entity)).build();
    }

    private static String partName(Shape shape, Entity.Builder part) {
        if (shape == KeyVersion.SHAPE && part.get(KeyVersion.ID) instanceof Field.Present<String> id) {
            return id.value();
        }
        return shape.name();
    }

    private static void name(Shape shape, Entity.Builder entity) {
        shape.attribute("name")
                .map(attribute -> entity.at(attribute.index()))
                .filter(field -> field instanceof Field.Present<?>)
                .ifPresent(field -> entity.named((String) ((Field.Present<?>) field).value()));
    }

    private static void poison(Shape shape, Entity.Builder entity, Span at) {
        // What it is called and where it lies stay, so that what refers to it finds it and says what is wrong.
        Optional<Attribute<?>> name = shape.attribute("name");
        Optional<Field<?>> called = name.map(attribute -> entity.at(attribute.index()));
        Field<?> store = shape == Key.SHAPE ? entity.at(Key.STORE_REFERENCE.index()) : Field.absent(at);
        entity.fillAll(Field.unknown(Faults.ERROR, at));
        if (name.isPresent() && called.isPresent()) {
            entity.fill(name.get().index(), called.get());
        }
        if (store instanceof Field.Present<?>) {
            entity.fill(Key.STORE_REFERENCE.index(), store);
        }
        if (shape == KeyStore.SHAPE) {
            entity.set(KeyStore.STORE_KIND, Field.absent(at));
        } else if (shape == Identity.SHAPE) {
            entity.set(Identity.IDENTITY_KIND, Field.absent(at));
        }
    }

    /** The name of a resource without one: its file, without folders and ending. */
    private static String stem(Span at) {
        String file = at.source().name();
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }
}
