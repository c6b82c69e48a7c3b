package dev.keyproof.text;

/**
 * The path of a node inside its document, printed in the form of RFC 6901.
 *
 * <p>Nodes share the pointers of their parents, so a tree costs one small object a node.
 */
public final class Pointer {
    /** The whole document. */
    public static final Pointer ROOT = new Pointer(null, "");

    private final Pointer parent;
    private final String step;

    private Pointer(Pointer parent, String step) {
        this.parent = parent;
        this.step = step;
    }

    /** The pointer of the member {@code name} of this node. */
    public Pointer child(String name) {
        return new Pointer(this, name);
    }

    /** The pointer of the element {@code index}, counted from 0, of this node. */
    public Pointer child(int index) {
        return new Pointer(this, Integer.toString(index));
    }

    /** RFC 6901; the empty text for the whole document. */
    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        if (parent != null) {
            parent.write(text);
            text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
    }
}
