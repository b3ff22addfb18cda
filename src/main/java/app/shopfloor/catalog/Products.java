package app.shopfloor.catalog;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Products extends JpaRepository<Product, Sku> {

    /** The products that are called so, whatever the case: at most one, but for those that channels tell. */
    @Query("select p from Product p where lower(p.sku.code) = lower(?1)")
    List<Product> calledLike(String code);
}
