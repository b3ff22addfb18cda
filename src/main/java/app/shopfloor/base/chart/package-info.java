/** A thin Flow component over ApexCharts. */
@NullMarked
package app.shopfloor.base.chart;

import org.jspecify.annotations.NullMarked;
