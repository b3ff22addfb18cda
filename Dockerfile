# Shopfloor in a container: docker build -t shopfloor . && docker run -p 8080:8080 -v shopfloor:/data shopfloor
# Settings as in .env.example, by -e or --env-file; Spring arguments after the image's name (… shopfloor --sample).

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /build
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true package \
 && java -Djarmode=tools -jar target/shopfloor.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin shopfloor \
 && mkdir -p /app /data && chown shopfloor /app /data
WORKDIR /app
# What changes seldom comes first, so that a new version is a small download.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

USER shopfloor
# Small by default. JAVA_OPTS comes after these and wins: -e JAVA_OPTS=-Xmx2g
ENV APP_FLAGS="-XX:+UseSerialGC -Xms48m -Xmx768m -Xss512k -XX:+UseCompactObjectHeaders -XX:ReservedCodeCacheSize=96m --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Dfile.encoding=UTF-8"
# The JVM learns here, with the very JVM and files that run later, how Shopfloor starts: a start takes half the time.
RUN PORT=0 SHOPFLOOR_DATA=/tmp/training java $APP_FLAGS -Xlog:disable -XX:AOTCacheOutput=/app/shopfloor.aot \
      -Dspring.context.exit=onRefresh -jar shopfloor.jar \
 && rm -rf /tmp/training

ENV PORT=8080 SHOPFLOOR_DATA=/data
EXPOSE 8080
VOLUME /data
# Without curl or wget, which the image may lack.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/$PORT && printf 'GET /actuator/health HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
# exec: a stop reaches Shopfloor itself, which then stops in order.
ENTRYPOINT ["sh", "-c", "exec java $APP_FLAGS -XX:AOTCache=/app/shopfloor.aot -Xlog:disable -Xlog:all=error:stderr ${JAVA_OPTS:-} -jar shopfloor.jar \"$@\"", "shopfloor"]
