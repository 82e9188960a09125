# What the stages share: the manifests of the workspace. No package runs a script at install time.
FROM node:24-bookworm-slim AS workspace
WORKDIR /aladdin
COPY package.json pnpm-workspace.yaml pnpm-lock.yaml ./
COPY sdk/package.json sdk/
COPY server/package.json server/
COPY web/package.json web/
COPY catalog/package.json catalog/
COPY tests/package.json tests/

# The pages, and the browser's engine compressed once with all patience instead of at the first start.
FROM workspace AS pages
ARG BROTLI_QUALITY=11
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --filter "@aladdin/web..."
COPY tsconfig.base.json ./
COPY sdk sdk
COPY web web
RUN npx -y pnpm@12.21.0 --filter @aladdin/web run build
COPY docker/compress-engine.mjs docker/
RUN node docker/compress-engine.mjs

# Only the packages that the server runs with.
FROM workspace AS packages
RUN npx -y pnpm@12.21.0 install --frozen-lockfile --prod --filter "@aladdin/server..."

FROM node:24-bookworm-slim
ENV NODE_ENV=production ALADDIN_DATA=/data ALADDIN_HOST=0.0.0.0 ALADDIN_PORT=8080
WORKDIR /aladdin
COPY --from=packages /aladdin ./
COPY sdk sdk
COPY server server
COPY catalog catalog
COPY app-templates app-templates
COPY --from=pages /aladdin/web/dist web/dist
# The program belongs to root and cannot change itself; the one folder that it writes is the volume.
RUN mkdir -p /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD node -e "fetch('http://127.0.0.1:' + process.env.ALADDIN_PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "--disable-warning=ExperimentalWarning", "server/src/main.ts"]
