package shop.jangteo.ordering.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.ordering.adapter.query.OrderFilter;
import shop.jangteo.ordering.application.ExportOrders;
import shop.jangteo.ordering.domain.order.OrderStatus;
import shop.jangteo.platform.web.Allowed;

@RestController
@Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
@Tag(name = "orders (admin)", description = "All orders for operators, those of its brand for a seller")
class OrderExportController {

    private static final String CSV = "text/csv";
    private static final ZoneId SHOP = ZoneId.of("Asia/Seoul");

    private final ExportOrders exportOrders;
    private final OrderCsv csv;
    private final Clock clock;

    OrderExportController(ExportOrders exportOrders, OrderCsv csv, Clock clock) {
        this.exportOrders = exportOrders;
        this.csv = csv;
        this.clock = clock;
    }

    @GetMapping(path = "/api/admin/orders/export.csv", produces = CSV)
    @Operation(summary = "The same list whole, newest first, for spreadsheets: a row for each line of an order")
    @ApiResponse(
            responseCode = "200",
            description = "UTF-8 with a byte order mark, RFC 4180; for sellers without what the whole order comes to",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void export(
            Actor actor,
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID memberId,
            @RequestParam(required = false) @Nullable UUID brandId,
            @RequestParam(required = false) @Nullable UUID productId,
            @RequestParam(required = false) @Nullable String orderNumber,
            @RequestParam(required = false) @Nullable String keyword,
            HttpServletResponse response)
            throws IOException {
        var filter = new OrderFilter(status, from, to, memberId, brandId, productId, orderNumber, keyword);
        exportOrders.handle(new ExportOrders.Command(actor, filter.asked()));
        response.setContentType(CSV);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("orders-" + LocalDate.ofInstant(clock.instant(), SHOP) + ".csv")
                        .build()
                        .toString());
        csv.write(actor, filter, response.getOutputStream());
    }
}
