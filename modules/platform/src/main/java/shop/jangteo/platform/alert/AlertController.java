package shop.jangteo.platform.alert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;

@RestController
@RequestMapping("/api/admin/alerts")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "alerts", description = "What a person should look at")
class AlertController {

    private final AlertBook alerts;

    AlertController(AlertBook alerts) {
        this.alerts = alerts;
    }

    @GetMapping
    @Operation(summary = "Alerts, the newest first; days are days in Asia/Seoul")
    Page<AlertView> find(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable Boolean open,
            Paging paging) {
        return alerts.find(name, from, open, paging);
    }

    @PostMapping("/{id}/acknowledge")
    @Operation(summary = "Say that somebody has seen an alert")
    AlertView acknowledge(@PathVariable UUID id, Actor actor) {
        return alerts.acknowledge(id, actor);
    }
}
