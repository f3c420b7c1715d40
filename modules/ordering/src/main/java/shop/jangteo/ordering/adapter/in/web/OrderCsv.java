package shop.jangteo.ordering.adapter.in.web;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shop.jangteo.kernel.Actor;
import shop.jangteo.ordering.adapter.query.Amounts;
import shop.jangteo.ordering.adapter.query.OrderExport;
import shop.jangteo.ordering.adapter.query.OrderExport.Bookmark;
import shop.jangteo.ordering.adapter.query.OrderExport.Portion;
import shop.jangteo.ordering.adapter.query.OrderExport.Row;
import shop.jangteo.ordering.adapter.query.OrderFilter;
import shop.jangteo.ordering.domain.order.ShippingAddress;

/**
 * Writes orders as RFC 4180 says, for spreadsheets: with a byte order mark, without which Excel takes UTF-8 for something
 * else, and with nothing in it that a spreadsheet would calculate.
 */
@Component
class OrderCsv {

    private static final String[] COLUMNS = {
        "orderNumber", "placedAt", "status", "buyerId", "productId", "variantId", "productName", "options", "unitPrice",
        "quantity", "cancelledQuantity", "lineAmount", "lineDiscount", "linePoints", "totalAmount", "discountAmount",
                "pointsUsed", "shippingFee",
        "finalAmount", "recipient", "phone", "postalCode", "roadAddress", "detailAddress", "note"
    };
    private static final DateTimeFormatter SHOP_TIME =
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(ZoneId.of("Asia/Seoul"));
    /** What Excel, LibreOffice and Google Sheets take for the beginning of a formula. */
    private static final String FORMULA_BEGINS = "=+-@\t\r\n";

    private final OrderExport orders;

    OrderCsv(OrderExport orders) {
        this.orders = orders;
    }

    /** Each portion is sent before the next one is read. */
    void write(Actor actor, OrderFilter filter, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        var csv = new CSVPrinter(writer, CSVFormat.RFC4180);
        csv.printRecord((Object[]) COLUMNS);
        Bookmark next = null;
        do {
            Portion portion = orders.portion(actor, filter, next);
            for (Row row : portion.rows()) {
                csv.printRecord(cells(row));
            }
            csv.flush();
            next = portion.next();
        } while (next != null);
    }

    private static Object[] cells(Row row) {
        Amounts order = row.order();
        ShippingAddress to = row.shippingAddress();
        String options = row.options().entrySet().stream()
                .map(option -> option.getKey() + ": " + option.getValue())
                .collect(Collectors.joining(", "));
        @Nullable
        Object[] cells = {
            row.orderNumber(),
            SHOP_TIME.format(row.placedAt()),
            row.status(),
            row.buyerId(),
            row.productId(),
            row.variantId(),
            row.productName(),
            options,
            row.unitPrice(),
            row.quantity(),
            row.cancelledQuantity(),
            row.lineAmount(),
            row.discount(),
            row.points(),
            order == null ? null : order.total().won(),
            order == null ? null : order.discount().won(),
            order == null ? null : order.points().won(),
            order == null ? null : order.shippingFee().won(),
            order == null ? null : order.toPay().won(),
            to == null ? null : to.recipient(),
            to == null ? null : to.phone(),
            to == null ? null : to.postalCode(),
            to == null ? null : to.roadAddress(),
            to == null ? null : to.detailAddress(),
            to == null ? null : to.note()
        };
        return Arrays.stream(cells).map(OrderCsv::harmless).toArray();
    }

    private static Object harmless(@Nullable Object cell) {
        if (cell instanceof String text && !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0) {
            return "'" + text;
        }
        return cell == null ? "" : cell;
    }
}
