/**
 * Load on the running product, measured request by request, beside a floor: the same SQL by bare JDBC on the same
 * database in the same run.
 */
@NullMarked
package shop.jangteo.load;

import org.jspecify.annotations.NullMarked;
