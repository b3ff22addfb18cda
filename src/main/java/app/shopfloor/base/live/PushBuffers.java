package app.shopfloor.base.live;

import com.vaadin.flow.spring.SpringServlet;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.stereotype.Component;

/**
 * Nothing comes in over the push websocket (it goes by XHR, see AppShell) and texts go out without Atmosphere's own buffers, yet
 * it keeps 48 KiB of them for every viewer. Tomcat's are in application.yml.
 */
@Component
class PushBuffers implements BeanPostProcessor {

    private static final String ATMOSPHERE_BUFFER = "org.atmosphere.websocket.bufferSize";
    private static final String CHARACTERS = "64";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof ServletRegistrationBean<?> registration
                && registration.getServlet() instanceof SpringServlet) {
            registration.addInitParameter(ATMOSPHERE_BUFFER, CHARACTERS);
        }
        return bean;
    }
}
