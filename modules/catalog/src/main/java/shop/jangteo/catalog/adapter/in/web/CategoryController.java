package shop.jangteo.catalog.adapter.in.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.jangteo.catalog.adapter.query.CategoryQueries;
import shop.jangteo.catalog.adapter.query.CategoryQueries.CategoriesView;
import shop.jangteo.catalog.adapter.query.CategoryQueries.CategoryView;
import shop.jangteo.catalog.application.ChangeCategory;
import shop.jangteo.catalog.application.CreateCategory;
import shop.jangteo.catalog.application.RemoveCategory;
import shop.jangteo.kernel.Actor;
import shop.jangteo.kernel.Ids;
import shop.jangteo.kernel.Role;
import shop.jangteo.platform.web.Allowed;
import shop.jangteo.platform.web.Public;

@RestController
@RequestMapping("/api/categories")
@Tag(name = "catalog")
class CategoryController {

    /** @param parentId absent for a root */
    record NewCategory(
            @NotBlank @Size(max = 100) String name,
            @Nullable UUID parentId,
            @Nullable Integer sortOrder) {}

    /**
     * What is left out stays as it is.
     *
     * @param parentId where to move it
     * @param root true: to the top of the tree
     */
    record CategoryChange(
            @Nullable @Size(max = 100) @Pattern(regexp = "[\\s\\S]*\\S[\\s\\S]*")
            String name,

            @Nullable UUID parentId,
            @Nullable Boolean root,
            @Nullable Integer sortOrder,
            @Nullable Long version) {

        ChangeCategory.@Nullable Place place() {
            if (Boolean.TRUE.equals(root)) {
                return new ChangeCategory.Place(null);
            }
            return parentId == null ? null : new ChangeCategory.Place(parentId);
        }
    }

    private final CreateCategory createCategory;
    private final ChangeCategory changeCategory;
    private final RemoveCategory removeCategory;
    private final CategoryQueries queries;
    private final Ids ids;

    CategoryController(
            CreateCategory createCategory,
            ChangeCategory changeCategory,
            RemoveCategory removeCategory,
            CategoryQueries queries,
            Ids ids) {
        this.createCategory = createCategory;
        this.changeCategory = changeCategory;
        this.removeCategory = removeCategory;
        this.queries = queries;
        this.ids = ids;
    }

    @GetMapping
    @Public
    @Operation(summary = "The whole category tree, each category before its children")
    CategoriesView tree() {
        return queries.tree();
    }

    @GetMapping("/{categoryId}")
    @Public
    @Operation(summary = "One category")
    CategoryView get(@PathVariable UUID categoryId) {
        return queries.get(categoryId);
    }

    @PostMapping
    @Allowed(Role.MASTER_ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a category")
    ResponseEntity<CategoryView> create(@Valid @RequestBody NewCategory request, Actor actor) {
        UUID id = ids.next();
        createCategory.handle(new CreateCategory.Command(
                actor,
                id,
                request.parentId(),
                request.name().strip(),
                Objects.requireNonNullElse(request.sortOrder(), 0)));
        return ResponseEntity.created(URI.create("/api/categories/" + id)).body(queries.get(id));
    }

    @PatchMapping("/{categoryId}")
    @Allowed(Role.MASTER_ADMIN)
    @Operation(summary = "Rename, reorder or move a category; what hangs in it moves along")
    CategoryView change(
            @PathVariable UUID categoryId,
            @Valid @RequestBody CategoryChange request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            Actor actor) {
        changeCategory.handle(new ChangeCategory.Command(
                actor,
                categoryId,
                SentVersion.of(request.version(), ifMatch),
                request.name() == null ? null : request.name().strip(),
                request.sortOrder(),
                request.place()));
        return queries.get(categoryId);
    }

    @DeleteMapping("/{categoryId}")
    @Allowed(Role.MASTER_ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a category that holds nothing")
    void remove(@PathVariable UUID categoryId, Actor actor) {
        removeCategory.handle(new RemoveCategory.Command(actor, categoryId));
    }
}
