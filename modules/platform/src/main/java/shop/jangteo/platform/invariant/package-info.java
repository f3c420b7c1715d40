/** The invariant auditor: what must hold in the shop's data, checked on the living system (ADR-0025). */
@NullMarked
package shop.jangteo.platform.invariant;

import org.jspecify.annotations.NullMarked;
