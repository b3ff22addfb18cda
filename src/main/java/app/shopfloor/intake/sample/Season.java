package app.shopfloor.intake.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.SplittableRandom;

/** How much is bought when: growth, the year with its last quarter, the week, the hour, the fairs. */
final class Season {

    /** How much more is sold at the end of the two years than at their begin. */
    private static final double GROWTH = 2.1;

    private static final double[] MONTHS = {0.80, 0.80, 0.86, 0.92, 0.98, 0.86, 0.78, 0.80, 0.94, 1.08, 1.40, 1.70};
    private static final double[] WEEK = {1.06, 1.00, 1.00, 1.04, 0.96, 0.86, 1.14};
    private static final int[] HOURS = {
        2, 1, 1, 1, 1, 2, 4, 6, 8, 10, 11, 12, 13, 12, 11, 11, 11, 12, 14, 17, 19, 16, 10, 5
    };
    private static final int HOURS_SUM = java.util.Arrays.stream(HOURS).sum();

    private Season() {}

    /** How much is bought on the day, against other days. */
    static double weight(long seed, LocalDate first, LocalDate day) {
        double years = ChronoUnit.DAYS.between(first, day) / 365.25;
        double growth = StrictMath.pow(GROWTH, years / SamplePlan.YEARS);
        double weekday = WEEK[day.getDayOfWeek().getValue() - 1];
        SplittableRandom chance = Chance.of(seed, Chance.DAY, day.toEpochDay());
        double luck = 0.76 + 0.24 * (chance.nextDouble() + chance.nextDouble());
        return growth * year(day) * weekday * luck * (isFair(seed, day) ? 1.4 : 1);
    }

    /** Whether the shop stands at a fair: about every third weekend. */
    static boolean isFair(long seed, LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend && Chance.of(seed, Chance.DAY, -week(day)).nextInt(3) == 0;
    }

    /** Weeks, from Monday, since the epoch. */
    static long week(LocalDate day) {
        return Math.floorDiv(day.toEpochDay() + 3, 7);
    }

    /** Whether the shop gives its yearly discount: the week of Black Friday up to Cyber Monday. */
    static boolean isSale(LocalDate day) {
        long since = ChronoUnit.DAYS.between(blackFriday(day.getYear()), day);
        return since >= -4 && since <= 3;
    }

    /** The part of a day's purchases made before this part of the day. */
    static double bought(double partOfDay) {
        double hour = Math.min(24, Math.max(0, partOfDay * 24));
        double sum = 0;
        for (int h = 0; h < 24 && h < hour; h++) {
            sum += HOURS[h] * Math.min(1, hour - h);
        }
        return sum / HOURS_SUM;
    }

    /** The part of the day by which this part of the day's purchases is made: the inverse of {@link #bought}. */
    static double when(double bought) {
        double left = bought * HOURS_SUM;
        for (int h = 0; h < 24; h++) {
            if (left < HOURS[h]) {
                return (h + left / HOURS[h]) / 24;
            }
            left -= HOURS[h];
        }
        return 1;
    }

    private static double year(LocalDate day) {
        // Between the middles of two months the curve is a straight line, so that no month begins with a step.
        double middle = (day.getDayOfMonth() - 0.5) / day.lengthOfMonth() - 0.5;
        double here = MONTHS[day.getMonthValue() - 1];
        double beside = MONTHS[Math.floorMod(day.getMonthValue() - 1 + (middle < 0 ? -1 : 1), 12)];
        double curve = here + (beside - here) * Math.abs(middle);
        long sinceFriday = ChronoUnit.DAYS.between(blackFriday(day.getYear()), day);
        if (sinceFriday == 0 || sinceFriday == 3) {
            return curve * 2.2;
        }
        if (sinceFriday == 1 || sinceFriday == 2) {
            return curve * 1.5;
        }
        boolean tooLateForChristmas = day.getMonth() == Month.DECEMBER && day.getDayOfMonth() > 21;
        return tooLateForChristmas ? curve * 0.45 : curve;
    }

    private static LocalDate blackFriday(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY))
                .plusDays(1);
    }
}
