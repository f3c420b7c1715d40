package shop.jangteo.catalog.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.catalog.adapter.query.BrandQueries;
import shop.jangteo.catalog.adapter.query.BrandQueries.BrandView;
import shop.jangteo.catalog.application.ChangeBrand;
import shop.jangteo.catalog.application.CreateBrand;
import shop.jangteo.catalog.application.RetireBrand;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Page;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.Public;

@RestController
@RequestMapping("/api/brands")
@Tag(name = "catalog")
class BrandController {

    record NewBrand(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 1000) String description) {}

    /** What is left out stays as it is. */
    record BrandChange(
            @Nullable @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
            String name,

            @Nullable @Size(max = 1000) String description,
            @Nullable Long version) {}

    private final CreateBrand createBrand;
    private final ChangeBrand changeBrand;
    private final RetireBrand retireBrand;
    private final BrandQueries queries;
    private final Ids ids;

    BrandController(
            CreateBrand createBrand, ChangeBrand changeBrand, RetireBrand retireBrand, BrandQueries queries, Ids ids) {
        this.createBrand = createBrand;
        this.changeBrand = changeBrand;
        this.retireBrand = retireBrand;
        this.queries = queries;
        this.ids = ids;
    }

    @GetMapping
    @Public
    @Operation(summary = "All brands, by name")
    Page<BrandView> list(@RequestParam(required = false) @Nullable String keyword, Paging paging) {
        return queries.list(keyword, paging);
    }

    @GetMapping("/{brandId}")
    @Public
    @Operation(summary = "One brand")
    BrandView get(@PathVariable UUID brandId) {
        return queries.get(brandId);
    }

    @PostMapping
    @Allowed(Role.MASTER_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Take a brand into the shop")
    ResponseEntity<BrandView> create(@Valid @RequestBody NewBrand request, Actor actor) {
        UUID id = ids.next();
        createBrand.handle(new CreateBrand.Command(actor, id, request.name().strip(), request.description()));
        return ResponseEntity.created(URI.create("/api/brands/" + id)).body(queries.get(id));
    }

    @PatchMapping("/{brandId}")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Change a brand")
    BrandView change(
            @PathVariable UUID brandId,
            @Valid @RequestBody BrandChange request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        changeBrand.handle(new ChangeBrand.Command(
                actor,
                brandId,
                SentVersion.of(request.version(), ifMatch),
                request.name() == null ? null : request.name().strip(),
                request.description()));
        return queries.get(brandId);
    }

    @DeleteMapping("/{brandId}")
    @Allowed(Role.MASTER_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire a brand that has no products")
    void retire(@PathVariable UUID brandId, Actor actor) {
        retireBrand.handle(new RetireBrand.Command(actor, brandId));
    }
}
