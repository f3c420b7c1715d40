/** Values that every context means the same by. Plain Java. */
@NullMarked
package shop.jangteo.kernel;

import org.jspecify.annotations.NullMarked;
