package shop.jangteo.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What came of one measurement; times in milliseconds.
 *
 * @param perSecond good answers a second
 * @param outcomes how often each status or code was answered
 * @param catchUpSeconds how long the after-commit listeners still worked after the last answer
 * @param cpuMillis processor time for each answer, with what followed it, by process
 */
record Figures(
        String name,
        int buyers,
        long answers,
        double perSecond,
        double p50,
        double p95,
        double p99,
        double max,
        Map<String, Long> outcomes,
        double catchUpSeconds,
        Map<String, Double> cpuMillis) {

    static Figures of(String name, int people, Load.Measured measured, double catchUp, Map<String, Double> cpuMillis) {
        Histogram micros = measured.micros();
        return new Figures(
                name,
                people,
                micros.getTotalCount(),
                rounded(measured.good() / measured.seconds()),
                rounded(micros.getValueAtPercentile(50) / 1000.0),
                rounded(micros.getValueAtPercentile(95) / 1000.0),
                rounded(micros.getValueAtPercentile(99) / 1000.0),
                rounded(micros.getMaxValue() / 1000.0),
                measured.outcomes(),
                rounded(catchUp),
                cpuMillis);
    }

    static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
