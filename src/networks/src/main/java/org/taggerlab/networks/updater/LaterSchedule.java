package org.taggerlab.networks.updater;

import org.nd4j.linalg.schedule.ISchedule;

/**
 * A schedule that begins at a step, and is 0 before.
 *
 * @param from steps before its first one
 */
public record LaterSchedule(ISchedule schedule, int from) implements ISchedule {
    private static final long serialVersionUID = 1L;

    @Override
    public double valueAt(int iteration, int epoch) {
        return iteration < from ? 0 : schedule.valueAt(iteration - from, epoch);
    }

    @Override
    public ISchedule clone() {
        return new LaterSchedule(schedule.clone(), from);
    }
}
