package dev.keyproof.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes events into a history, with sequence numbers and the virtual time; does nothing if none is kept. */
final class Recorder {
    private static final String SERVICE = "service";

    private final World world;
    private final History history;

    Recorder(World world, History history) {
        this.world = world;
        this.history = history;
    }

    History history() {
        return history;
    }

    boolean isOn() {
        return history.isRecording();
    }

    /** The beginning of an operation. */
    void begin(Operation operation) {
        if (isOn()) {
            Event.Result invoke = Event.Result.INVOKE;
            add(
                    operation.name(),
                    actor(operation),
                    operation.args(),
                    invoke,
                    Outcome.DONE,
                    visibility(operation, true));
        }
    }

    /** The end of an operation. */
    void end(Operation operation, Outcome outcome) {
        if (isOn()) {
            List<Arg> args = withDetail(operation.args(), outcome);
            Event.Result result = outcome.isDone() ? Event.Result.OK : Event.Result.FAIL;
            Event.Visibility visibility = visibility(operation, outcome.isDone());
            add(operation.name(), actor(operation), args, result, outcome, visibility);
        }
    }

    /** Something that the service does by itself. */
    void byItself(String op, List<Arg> args, Outcome outcome, Event.Visibility visibility) {
        if (isOn()) {
            Event.Result result = outcome.isDone() ? Event.Result.OK : Event.Result.FAIL;
            add(op, SERVICE, withDetail(args, outcome), result, outcome, visibility);
        }
    }

    /** One call of a key store; {@code error} is null if it was answered. */
    void call(String op, Caller caller, KeyVersionId version, KeyStoreError error) {
        if (isOn()) {
            Event.Result result = error == null ? Event.Result.OK : Event.Result.FAIL;
            List<Arg> args = List.of(
                    Arg.of("vault", caller.vault.name),
                    Arg.of("store", version.store()),
                    Arg.of("key", version.key()),
                    Arg.of("version", version.version()));
            history.add(new Event(
                    history.size() + 1L,
                    world.now(),
                    op,
                    caller.principal,
                    args,
                    result,
                    Optional.empty(),
                    List.of(),
                    Causes.NONE,
                    Causes.NONE,
                    Optional.ofNullable(error),
                    Event.Visibility.INTERNAL));
        }
    }

    private static List<Arg> withDetail(List<Arg> args, Outcome outcome) {
        if (outcome.detail().isEmpty()) {
            return args;
        }
        List<Arg> more = new ArrayList<>(args);
        more.add(Arg.of("detail", outcome.detail()));
        return more;
    }

    private void add(
            String op,
            String actor,
            List<Arg> args,
            Event.Result result,
            Outcome outcome,
            Event.Visibility visibility) {
        history.add(new Event(
                history.size() + 1L,
                world.now(),
                op,
                actor,
                args,
                result,
                outcome.code(),
                List.copyOf(outcome.admissible()),
                outcome.causes(),
                outcome.flags(),
                outcome.below(),
                visibility));
    }

    private static String actor(Operation operation) {
        return operation instanceof JobOperation ? SERVICE : "admin";
    }

    /** What portal, REST and CLI show: background jobs show their successes by what they leave, their failures never. */
    private static Event.Visibility visibility(Operation operation, boolean done) {
        if (operation instanceof JobOperation.Tiering || operation instanceof JobOperation.Expire) {
            return done ? Event.Visibility.USER : Event.Visibility.INTERNAL;
        }
        boolean shown = !(operation instanceof JobOperation)
                || operation instanceof JobOperation.Backup
                || operation instanceof JobOperation.Restore
                || operation instanceof JobOperation.CostTick;
        return shown ? Event.Visibility.USER : Event.Visibility.INTERNAL;
    }
}
