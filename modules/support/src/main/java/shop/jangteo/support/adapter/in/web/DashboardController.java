package shop.jangteo.support.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.support.adapter.query.DashboardQueries;
import shop.jangteo.support.adapter.query.DashboardView;

@RestController
@RequestMapping("/api/admin/dashboard")
@Allowed(Role.MASTER_ADMIN)
@Tag(name = "dashboard", description = "The operator's figures")
class DashboardController {

    private final DashboardQueries dashboard;

    DashboardController(DashboardQueries dashboard) {
        this.dashboard = dashboard;
    }

    @GetMapping
    @Operation(summary = "Today's figures, and yesterday's")
    DashboardView today() {
        return dashboard.today();
    }
}
