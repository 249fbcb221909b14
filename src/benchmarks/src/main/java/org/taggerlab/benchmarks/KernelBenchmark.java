package org.taggerlab.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Times one kernel; {@link KernelTable} says which. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class KernelBenchmark {
    /** Name of the work. */
    @Param("sgemm")
    public String work;

    /** File with trees. */
    @Param("")
    public String trees;

    /** File with clouds. */
    @Param("")
    public String clouds;

    private Runnable step;

    /** Makes the kernel and its arrays. */
    @Setup
    public void make() throws IOException {
        var file = Path.of(KernelWork.wantsClouds(work) ? clouds : trees);
        step = KernelWork.of(work, Graphs.read(file).examples()).step();
    }

    /** A forward and a backward pass. */
    @Benchmark
    public void step() {
        step.run();
    }
}
