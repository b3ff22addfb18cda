package app.shopfloor.base.gallery;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param gallery whether admins find the gallery at {@code dev/gallery}; for those who build screens */
@ConfigurationProperties("shopfloor")
record GalleryProperties(@DefaultValue("false") boolean gallery) {}
