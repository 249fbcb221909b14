package org.taggerlab.vocabulary.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a worker says while it serves a request: one JSON line each, appended to {@value WorkerFiles#EVENTS} of the request's
 * folder. The last one is {@link Done} or {@link Failed}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerEvent.Started.class, name = "started"),
    @JsonSubTypes.Type(value = WorkerEvent.Prepared.class, name = "prepared"),
    @JsonSubTypes.Type(value = WorkerEvent.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = WorkerEvent.SetAside.class, name = "set-aside"),
    @JsonSubTypes.Type(value = WorkerEvent.Epoch.class, name = "epoch"),
    @JsonSubTypes.Type(value = WorkerEvent.Heartbeat.class, name = "heartbeat"),
    @JsonSubTypes.Type(value = WorkerEvent.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = WorkerEvent.Done.class, name = "done")
})
public sealed interface WorkerEvent {

    /** The trial has begun in process {@code pid}; {@code kernels} says which were chosen and why. */
    record Started(long pid, String kernels) implements WorkerEvent {}

    /** The jets are read and, for {@code frozen}, have gone through the trunk. */
    record Prepared(int jets, double seconds) implements WorkerEvent {}

    /** Training goes on after {@code epoch}, the last one of an earlier attempt. */
    record Resumed(int epoch) implements WorkerEvent {}

    /** What an earlier attempt has left cannot be used; {@code message} says why, and where it lies now. */
    record SetAside(String message) implements WorkerEvent {}

    /** An epoch has ended; its checkpoint, if any, is on disk. */
    record Epoch(@JsonProperty("record") org.taggerlab.vocabulary.training.Epoch epoch) implements WorkerEvent {}

    /** Still working: sent at least every second while an epoch runs. */
    record Heartbeat(int epoch, long jetsDone) implements WorkerEvent {}

    /** It could not be done; {@code message} says what, where, and what to do. */
    record Failed(String message, WorkerExit exit) implements WorkerEvent {}

    /** The answer is on disk; the worker's resident memory is {@code residentMb} MiB now, 0 where the system does not say. */
    record Done(long residentMb) implements WorkerEvent {}
}
