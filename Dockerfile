# The program on Spark's own image: a driver by itself, or driver and executors on Kubernetes.
#   docker build -t service-health .
# Configuration, keys and passwords are mounted when it runs; none is part of the image.

FROM eclipse-temurin:17-jdk AS build
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /src
COPY . .
RUN ./mvnw -B -q -DskipTests -pl report-templates,spark-jobs/s3/client,spark-jobs package \
 && mkdir /jars \
 && cp spark-jobs/target/service-health.jar /jars \
 && tr ':' '\n' < spark-jobs/s3/client/target/class-path | xargs -I {} cp {} /jars

# spark.version of pom.xml: Delta links the internals of this version. DeploymentFilesTest compares them.
FROM apache/spark:4.2.0-scala2.13-java17-ubuntu
COPY --from=build /jars/ /opt/spark/jars/
# The user `spark` of the image, which has no password and no shell of its own.
USER 185
# The image's entry point starts `driver` and `executor` for Kubernetes, and runs anything else.
CMD ["/opt/spark/bin/spark-submit", "--class", "dev.servicehealth.cli.Main", "/opt/spark/jars/service-health.jar", "--help"]
