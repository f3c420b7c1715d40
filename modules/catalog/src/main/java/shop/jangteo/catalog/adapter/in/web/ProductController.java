package shop.jangteo.catalog.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
import shop.jangteo.catalog.adapter.in.web.ProductRequests.NewProduct;
import shop.jangteo.catalog.adapter.in.web.ProductRequests.ProductChange;
import shop.jangteo.catalog.adapter.query.ProductFilter;
import shop.jangteo.catalog.adapter.query.ProductQueries;
import shop.jangteo.catalog.adapter.query.ProductViews.ProductDetail;
import shop.jangteo.catalog.adapter.query.ProductViews.ProductPage;
import shop.jangteo.catalog.application.ChangeProduct;
import shop.jangteo.catalog.application.CreateProduct;
import shop.jangteo.catalog.application.DeleteProduct;
import shop.jangteo.catalog.domain.product.ProductStatus;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.InvalidField;
import shop.jangteo.kernel.InvalidField.Violation;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Paging;
import shop.jangteo.platform.web.Public;

@RestController
@RequestMapping("/api")
@Tag(name = "catalog")
class ProductController {

    private static final Set<String> FILTERS = Set.of(
            "keyword", "categoryId", "brandId", "tag", "minPrice", "maxPrice", "inStock", "sort", "page", "size");

    private final CreateProduct createProduct;
    private final ChangeProduct changeProduct;
    private final DeleteProduct deleteProduct;
    private final ProductQueries queries;
    private final Ids ids;

    ProductController(
            CreateProduct createProduct,
            ChangeProduct changeProduct,
            DeleteProduct deleteProduct,
            ProductQueries queries,
            Ids ids) {
        this.createProduct = createProduct;
        this.changeProduct = changeProduct;
        this.deleteProduct = deleteProduct;
        this.queries = queries;
        this.ids = ids;
    }

    @GetMapping("/products")
    @Public
    @Operation(
            summary = "Browse and search what is on sale",
            description = "sort: relevance (default), newest, priceAsc, priceDesc, popular, rating, reviews")
    ProductPage list(
            @RequestParam(required = false) @Nullable String keyword,
            @RequestParam(required = false) @Nullable UUID categoryId,
            @RequestParam(required = false) @Nullable UUID brandId,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable Long minPrice,
            @RequestParam(required = false) @Nullable Long maxPrice,
            @RequestParam(required = false) @Nullable Boolean inStock,
            Paging paging,
            HttpServletRequest request) {
        refuseUnknownFilters(request);
        return queries.list(new ProductFilter(keyword, categoryId, brandId, tag, minPrice, maxPrice, inStock), paging);
    }

    @GetMapping("/admin/products")
    @Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
    @Operation(summary = "All products, or those of one's own brand, whatever their state")
    ProductPage administered(
            @RequestParam(required = false) @Nullable String keyword,
            @RequestParam(required = false) @Nullable UUID categoryId,
            @RequestParam(required = false) @Nullable UUID brandId,
            @RequestParam(required = false) @Nullable ProductStatus status,
            Paging paging,
            Actor actor) {
        return queries.administered(
                actor, new ProductFilter(keyword, categoryId, brandId, null, null, null, null), status, paging);
    }

    @GetMapping("/products/{productId}")
    @Public
    @Operation(summary = "The page of one product")
    ProductDetail get(@PathVariable UUID productId, @Nullable Actor actor) {
        return queries.get(productId, actor);
    }

    @PostMapping("/products")
    @Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Put a product into the catalog")
    ResponseEntity<ProductDetail> create(@Valid @RequestBody NewProduct request, Actor actor) {
        UUID id = ids.next();
        createProduct.handle(request.command(actor, id));
        return ResponseEntity.created(URI.create("/api/products/" + id)).body(queries.get(id, actor));
    }

    @PatchMapping("/products/{productId}")
    @Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
    @Operation(summary = "Change a product: its texts, price, variants or state")
    ProductDetail change(
            @PathVariable UUID productId,
            @Valid @RequestBody ProductChange request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        changeProduct.handle(request.command(actor, productId, SentVersion.of(request.version(), ifMatch)));
        return queries.get(productId, actor);
    }

    @DeleteMapping("/products/{productId}")
    @Allowed({Role.MASTER_ADMIN, Role.BRAND_ADMIN})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a product out of the catalog")
    void delete(@PathVariable UUID productId, Actor actor) {
        deleteProduct.handle(new DeleteProduct.Command(actor, productId));
    }

    /** A filter that is misspelt would silently show everything. */
    private static void refuseUnknownFilters(HttpServletRequest request) {
        List<Violation> unknown = Collections.list(request.getParameterNames()).stream()
                .filter(name -> !FILTERS.contains(name))
                .map(name -> new Violation(name, "UNKNOWN_FIELD"))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidField(unknown);
        }
    }
}
