package app.shopfloor.base.gallery;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GalleryProperties.class)
class GalleryConfiguration {}
