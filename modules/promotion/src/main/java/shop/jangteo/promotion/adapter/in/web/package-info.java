@NullMarked
package shop.jangteo.promotion.adapter.in.web;

import org.jspecify.annotations.NullMarked;
