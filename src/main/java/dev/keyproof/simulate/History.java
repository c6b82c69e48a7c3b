package dev.keyproof.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What happened, in order. One that does not record costs nothing and stays empty. */
public final class History {
    private final boolean recording;
    private final List<Event> events = new ArrayList<>();

    private History(boolean recording) {
        this.recording = recording;
    }

    /** An empty history that keeps every event. */
    public static History recording() {
        return new History(true);
    }

    /** A history that keeps nothing: for exhaustive runs. */
    public static History none() {
        return new History(false);
    }

    /** Whether events are kept. */
    public boolean isRecording() {
        return recording;
    }

    /** All events so far, as a view. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** What portal, REST and CLI show. */
    public List<Event> visible() {
        return events.stream()
                .filter(event -> event.visibility() == Event.Visibility.USER)
                .collect(Collectors.toUnmodifiableList());
    }

    int size() {
        return events.size();
    }

    /** Takes back what was added since the history had this size. */
    void cutTo(int size) {
        events.subList(size, events.size()).clear();
    }

    void add(Event event) {
        events.add(event);
    }
}
