# Casebook with Node and git: docker run --rm -v "$PWD:/repository" casebook lint
FROM node:24-slim AS build
WORKDIR /casebook
COPY . .
RUN npm ci --no-audit --no-fund && npm run stage && npm pack ./dist-package --pack-destination /tmp

FROM node:24-slim
# --since and review read git.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    # The repository belongs to the user of the host.
    && git config --system --add safe.directory '*'
COPY --from=build /tmp/casebook-*.tgz /tmp/
RUN npm install --global --no-audit --no-fund --ignore-scripts /tmp/casebook-*.tgz && rm /tmp/casebook-*.tgz
USER node
WORKDIR /repository
ENTRYPOINT ["casebook"]
CMD ["lint"]
