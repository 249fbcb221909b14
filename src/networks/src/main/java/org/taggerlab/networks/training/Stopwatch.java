package org.taggerlab.networks.training;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Wall and CPU seconds of a training, over interruptions. */
public final class Stopwatch {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANOS = 1e9;

    private long wallStart = System.nanoTime();
    private long cpuStart = SYSTEM.getProcessCpuTime();
    private double wallBefore;
    private double cpuBefore;

    private Stopwatch() {}

    /** Starts now. */
    public static Stopwatch started() {
        return new Stopwatch();
    }

    /**
     * Goes on from a moment before, such as that of an interrupted training's last epoch.
     */
    public void resume(double wallSeconds, double cpuSeconds) {
        wallStart = System.nanoTime();
        cpuStart = SYSTEM.getProcessCpuTime();
        wallBefore = wallSeconds;
        cpuBefore = cpuSeconds;
    }

    /** Wall seconds. */
    public double seconds() {
        return wallBefore + (System.nanoTime() - wallStart) / NANOS;
    }

    /** CPU seconds of all threads of this JVM. */
    public double cpuSeconds() {
        return cpuBefore + (SYSTEM.getProcessCpuTime() - cpuStart) / NANOS;
    }
}
