/** The words of notifications, from resource files. */
@NullMarked
package shop.jangteo.support.adapter.out.text;

import org.jspecify.annotations.NullMarked;
