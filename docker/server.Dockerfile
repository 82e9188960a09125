# Build: packages and pages. No package runs a script at install time.
FROM node:24-bookworm-slim AS build
WORKDIR /aladdin
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY sdk/package.json sdk/
COPY server/package.json server/
COPY web/package.json web/
COPY catalog/package.json catalog/
COPY tests/package.json tests/
RUN npx -y pnpm@12.21.0 install --frozen-lockfile
COPY tsconfig.base.json ./
COPY sdk sdk
COPY web web
COPY server server
COPY catalog catalog
COPY app-templates app-templates
# Brotli at its best once, instead of quality 9 at the first start.
COPY docker/compress-engine.mjs docker/
RUN npx -y pnpm@12.21.0 --filter @aladdin/web run build && node docker/compress-engine.mjs

FROM node:24-bookworm-slim
ENV NODE_ENV=production ALADDIN_DATA=/data ALADDIN_HOST=0.0.0.0
WORKDIR /aladdin
COPY --from=build --chown=node:node /aladdin /aladdin
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s CMD node -e "fetch('http://127.0.0.1:8080/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--disable-warning=ExperimentalWarning", "server/src/main.ts"]
