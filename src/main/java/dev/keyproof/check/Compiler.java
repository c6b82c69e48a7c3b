package dev.keyproof.check;

import dev.keyproof.language.Constant;
import dev.keyproof.language.Expr;
import dev.keyproof.language.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns the expressions of all rules about one kind of target into one graph in which equal expressions are one node.
 *
 * <p>Bound variables are told apart by nesting depth and not by name, so what two rules inline from one function meets.
 */
final class Compiler implements Expr.Visitor<Node> {
    private final Facts facts;
    private final Instant asOf;
    private final Words words = new Words();
    private final NodePool pool = new NodePool();
    private final Branches branches = new Branches(this, words, pool);
    private final Map<Integer, Node> bound = new HashMap<>();
    private int depth;
    private int deepest;

    Compiler(Facts facts, Instant asOf) {
        this.facts = facts;
        this.asOf = asOf;
    }

    /** A frame that is large enough for everything compiled so far. */
    Frame frame() {
        return new Frame(pool.answers(), deepest);
    }

    /** Compiles a condition about a target. */
    Node.Truth condition(Expr.Variable target, Expr expr) {
        bound.clear();
        bound.put(target.id(), pool.node(List.of("target"), Node.Target::new));
        return truth(expr);
    }

    /** The condition that always holds. */
    Node.Truth always() {
        return constant(Node.Truth.TRUE);
    }

    @Override
    public Node and(Expr.And expr) {
        List<Node.Truth> operands = truths(expr.operands());
        return pool.node(NodePool.key("and", operands), () -> new Truths.And(operands.toArray(Node.Truth[]::new)));
    }

    @Override
    public Node or(Expr.Or expr) {
        return or(truths(expr.operands()));
    }

    @Override
    public Node implies(Expr.Implies expr) {
        return or(List.of(not(truth(expr.condition())), truth(expr.conclusion())));
    }

    @Override
    public Node not(Expr.Not expr) {
        return not(truth(expr.operand()));
    }

    @Override
    public Node quantified(Expr.Quantified expr) {
        Node list = expr.list().accept(this);
        int level = depth;
        return within(expr.variable(), () -> {
            Node.Truth body = truth(expr.body());
            List<Object> key = List.of("quantified", expr.quantifier(), level, list, body);
            if (list instanceof Node.Mask set) {
                return pool.binder(level, key, () -> new Loops.OverSet(expr.quantifier(), level, set, body));
            }
            return pool.binder(level, key, () -> new Loops.OverList(expr.quantifier(), level, (Node.Thing) list, body));
        });
    }

    @Override
    public Node compare(Expr.Compare expr) {
        return switch (expr.relation()) {
            case IN -> in(expr);
            case NOT_IN -> not(in(expr));
            case SUBSET -> {
                Node.Mask left = mask(expr.left());
                Node.Mask right = mask(expr.right());
                yield pool.node(List.of("subset", left, right), () -> new Masks.Subset(left, right));
            }
            case NOT_EQUAL -> not(same(expr));
            case EQUAL -> same(expr);
            case LESS, AT_MOST, GREATER, AT_LEAST -> numbers(expr.relation(), expr);
        };
    }

    private Node.Truth same(Expr.Compare expr) {
        Node left = expr.left().accept(this);
        Node right = expr.right().accept(this);
        if (left instanceof Node.Truth one && right instanceof Node.Truth other) {
            return pool.node(List.of("same", left, right), () -> new Truths.Same(one, other));
        }
        if (left instanceof Node.Mask one && right instanceof Node.Mask other) {
            return pool.node(List.of("equal", left, right), () -> new Masks.Equal(one, other));
        }
        if (left instanceof Wholes.OfText one && right instanceof Wholes.OfText other) {
            return pool.node(
                    List.of("alike", one.text(), other.text()), () -> new Truths.Things(one.text(), other.text()));
        }
        if (left instanceof Node.Whole) {
            return numbers(Expr.Relation.EQUAL, expr);
        }
        return pool.node(List.of("alike", left, right), () -> new Truths.Things((Node.Thing) left, (Node.Thing) right));
    }

    private Node.Truth numbers(Expr.Relation relation, Expr.Compare expr) {
        Node.Whole left = whole(expr.left());
        Node.Whole right = whole(expr.right());
        boolean texts = expr.left().type() instanceof Type.Choice choice && EstateSchema.isText(choice);
        return pool.node(
                List.of("numbers", relation, left, right), () -> new Truths.Numbers(relation, left, right, texts));
    }

    private Node.Truth in(Expr.Compare expr) {
        Node.Whole value = whole(expr.left());
        if (expr.right() instanceof Expr.Literal literal) {
            long[] values = values(literal.value(), expr.left().type());
            return pool.node(
                    List.of(
                            "one-of",
                            value,
                            java.util.Arrays.stream(values).boxed().toList()),
                    () -> new Truths.OneOf(value, values));
        }
        Node.Mask set = mask(expr.right());
        return pool.node(List.of("contains", value, set), () -> new Masks.Contains(value, set));
    }

    private long[] values(Constant constant, Type type) {
        if (constant instanceof Constant.Wholes wholes) {
            return wholes.values().stream().mapToLong(Long::longValue).toArray();
        }
        Type.Choice choice = (Type.Choice) type;
        return ((Constant.Words) constant)
                .values().stream().mapToLong(word -> words.code(choice, word)).toArray();
    }

    @Override
    public Node inTable(Expr.InTable expr) {
        List<Node.Whole> arguments = wholes(expr.tuple());
        Node.Truth in = pool.node(
                NodePool.key("in-table", arguments, expr.table().name()),
                () -> new Truths.InTable(branches.relation(expr.table(), arguments)));
        return expr.negated() ? not(in) : in;
    }

    @Override
    public Node is(Expr.Is expr) {
        return switch (expr.state()) {
            case PRESENT -> present(expr.operand());
            case ABSENT -> not(present(expr.operand()));
            case KNOWN -> {
                Node raw = raw(expr.operand());
                yield pool.node(List.of("known", raw), () -> new Truths.Known(raw));
            }
            case EMPTY -> empty(expr.operand().accept(this));
            case CHANGED -> throw new IllegalArgumentException("a state rule asks what is changed");
        };
    }

    private Node.Truth empty(Node operand) {
        if (operand instanceof Node.Mask set) {
            return pool.node(List.of("empty", set), () -> new Masks.Empty(set));
        }
        return pool.node(List.of("empty", operand), () -> new Loops.Empty((Node.Thing) operand));
    }

    private Node.Truth present(Expr operand) {
        Node raw = raw(operand);
        if (raw instanceof Node.Thing thing) {
            return pool.node(List.of("present", thing), () -> new Truths.Present(thing));
        }
        Node.Truth known = pool.node(List.of("known", raw), () -> new Truths.Known(raw));
        return or(List.of(known, constant(Node.Truth.UNKNOWN)));
    }

    /** What is asked whether it is there: of a field the field itself, whatever its type. */
    private Node raw(Expr expr) {
        return expr instanceof Expr.Select select ? read(select) : expr.accept(this);
    }

    @Override
    public Node literal(Expr.Literal expr) {
        Constant value = expr.value();
        if (value instanceof Constant.Bool bool) {
            return constant(Node.Truth.of(bool.value()));
        }
        if (value instanceof Constant.Text text) {
            return pool.node(List.of("text", text.value()), () -> new Node.Constant(text.value()));
        }
        if (value instanceof Constant.Words set && expr.type() instanceof Type.SetOf of) {
            long mask = words.mask(of.element(), set.values());
            return pool.node(List.of("set", mask), () -> new Masks.Constant(mask, mask));
        }
        return number(words.number(value, expr.type()));
    }

    @Override
    public Node reference(Expr.Reference expr) {
        Node node = bound.get(expr.variable().id());
        if (node == null) {
            throw new IllegalArgumentException("`" + expr.variable().name() + "` is not bound here");
        }
        return node;
    }

    @Override
    public Node select(Expr.Select expr) {
        Node.Thing read = read(expr);
        Type type = expr.type();
        if (type.equals(Type.BOOL)) {
            return pool.node(List.of("truth", read), () -> new Truths.OfThing(read));
        }
        if (type instanceof Type.Choice choice && EstateSchema.isText(choice)) {
            return pool.node(List.of("word", read), () -> new Wholes.OfText(read, words.of(choice)));
        }
        if (type instanceof Type.Choice || type.equals(Type.INT) || type.equals(Type.INSTANT)) {
            return pool.node(List.of("whole", read), () -> new Wholes.OfThing(read));
        }
        if (type instanceof Type.SetOf set) {
            return pool.node(List.of("words", read), () -> new Masks.OfThing(read, Words.all(set.element())));
        }
        return read;
    }

    private Node.Thing read(Expr.Select expr) {
        Node.Thing owner = thing(expr.record());
        Facts.Slot slot = facts.slot(expr.field());
        return pool.node(List.of("read", owner, slot), () -> new Node.Read(owner, slot));
    }

    @Override
    public Node now(Expr.Now expr) {
        return number(Wholes.nanoseconds(Moments.shifted(asOf, expr.shift())));
    }

    @Override
    public Node union(Expr.Union expr) {
        List<Node.Mask> operands = expr.operands().stream().map(this::mask).toList();
        return pool.node(NodePool.key("union", operands), () -> new Masks.Union(operands.toArray(Node.Mask[]::new)));
    }

    @Override
    public Node minus(Expr.Minus expr) {
        Node.Mask left = mask(expr.left());
        Node.Mask right = mask(expr.right());
        return pool.node(List.of("minus", left, right), () -> new Masks.Minus(left, right));
    }

    @Override
    public Node unionOf(Expr.UnionOf expr) {
        Node.Thing list = thing(expr.list());
        int level = depth;
        return within(expr.variable(), () -> {
            Node.Truth condition = expr.condition().map(this::truth).orElseGet(this::always);
            Node.Mask element = mask(expr.element());
            long all = Words.all(((Type.SetOf) expr.type()).element());
            return pool.binder(
                    level,
                    List.of("union-of", level, list, condition, element),
                    () -> new Loops.UnionOf(level, list, condition, element, all));
        });
    }

    @Override
    public Node firstOf(Expr.FirstOf expr) {
        Node.Thing list = thing(expr.list());
        int level = depth;
        return within(expr.variable(), () -> {
            Node.Truth condition = expr.condition().map(this::truth).orElseGet(this::always);
            return pool.binder(
                    level,
                    List.of("first-of", level, list, condition),
                    () -> new Loops.FirstOf(level, list, condition));
        });
    }

    @Override
    public Node match(Expr.Match expr) {
        return branches.match(expr);
    }

    @Override
    public Node lookup(Expr.Lookup expr) {
        return branches.lookup(expr);
    }

    private Node.Truth not(Node.Truth operand) {
        return pool.node(List.of("not", operand), () -> new Truths.Not(operand));
    }

    private Node.Truth or(List<Node.Truth> operands) {
        return pool.node(NodePool.key("or", operands), () -> new Truths.Or(operands.toArray(Node.Truth[]::new)));
    }

    private Node.Truth constant(int truth) {
        return pool.node(List.of("constant", truth), () -> new Truths.Constant(truth));
    }

    private Node.Whole number(long value) {
        return pool.node(List.of("number", value), () -> new Wholes.Constant(value));
    }

    private Node.Truth truth(Expr expr) {
        return (Node.Truth) expr.accept(this);
    }

    private List<Node.Truth> truths(List<Expr> exprs) {
        return exprs.stream().map(this::truth).toList();
    }

    private Node.Thing thing(Expr expr) {
        return (Node.Thing) expr.accept(this);
    }

    private Node.Mask mask(Expr expr) {
        return (Node.Mask) expr.accept(this);
    }

    Node.Whole whole(Expr expr) {
        Node node = expr.accept(this);
        if (node instanceof Node.Truth truth) {
            return pool.node(List.of("key", truth), () -> new Wholes.OfTruth(truth));
        }
        if (node instanceof Node.Thing text) {
            return pool.node(List.of("word", text), () -> new Wholes.OfText(text, words.texts()));
        }
        return (Node.Whole) node;
    }

    List<Node.Whole> wholes(List<Expr> exprs) {
        return exprs.stream().map(this::whole).toList();
    }

    private Node within(Expr.Variable variable, Supplier<Node> body) {
        int level = depth;
        boolean word = variable.type() instanceof Type.Choice;
        Optional<Node> outer = Optional.ofNullable(bound.get(variable.id()));
        Node mine = pool.variable(
                level,
                List.of("bound", level, word),
                () -> word ? new Node.BoundWord(level) : new Node.BoundThing(level));
        bound.put(variable.id(), mine);
        depth++;
        deepest = Math.max(deepest, depth);
        try {
            return body.get();
        } finally {
            depth--;
            outer.ifPresentOrElse(node -> bound.put(variable.id(), node), () -> bound.remove(variable.id()));
        }
    }
}
