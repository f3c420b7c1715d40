/** The operator's figures, fed by events. Plain Java. */
@NullMarked
package shop.jangteo.support.domain.figures;

import org.jspecify.annotations.NullMarked;
