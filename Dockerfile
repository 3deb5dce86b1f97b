# The image of login-emulator: docker build -t login-emulator .
# docs/guides/docker.md describes how to run it.

# The base of both stages. A digest pins it exactly: --build-arg NODE_IMAGE=node@sha256:…
ARG NODE_IMAGE=node:22.23.5-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json ./
# the build needs no package's install script
RUN ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
COPY . .
RUN ["npm", "run", "build", "--silent", "--", "--no-types"]

FROM ${NODE_IMAGE}
WORKDIR /app
COPY --from=build /build/package.json /build/LICENSE ./
COPY --from=build /build/dist dist
COPY --from=build /build/openapi openapi
# the fixtures that a volume at /fixtures replaces
COPY --from=build /build/fixtures/default /fixtures
RUN ["ln", "-s", "/app/dist/cli.cjs", "/usr/local/bin/login-emulator"]
ENV LOGIN_EMULATOR_HOST=0.0.0.0
ENV LOGIN_EMULATOR_FIXTURES=/fixtures
# the user `node` of the base, by number: Kubernetes then sees that it isn't root
USER 1000:1000
EXPOSE 4010
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=5s --retries=3 CMD ["login-emulator", "health"]
ENTRYPOINT ["login-emulator"]
