/** The REST endpoints. */
@NullMarked
package shop.jangteo.identity.adapter.in.web;

import org.jspecify.annotations.NullMarked;
