/** The audit log as a chain of hashes. Plain Java. */
@NullMarked
package shop.jangteo.support.domain.audit;

import org.jspecify.annotations.NullMarked;
