/** The published language: one package of event records for each publishing context. */
@NullMarked
package shop.jangteo.contract;

import org.jspecify.annotations.NullMarked;
