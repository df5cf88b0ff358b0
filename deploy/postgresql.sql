-- The hub's database and the one role that uses it. Run once as the server's own superuser:
--   sudo -u postgres psql --set=password="$(cat /root/titian-database-password)" --file=postgresql.sql
-- Safe to run again: what is there stays, the password is set anew. Other names: --set=role=... (the database has the same).
\set ON_ERROR_STOP on
\if :{?role}
\else
\set role titian
\endif

SELECT format('CREATE ROLE %I LOGIN', :'role') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 60 PASSWORD :'password';
-- No command of the hub takes this long; one that hangs shall not hold up all others.
ALTER ROLE :"role" SET statement_timeout = '10min';
ALTER ROLE :"role" SET idle_in_transaction_session_timeout = '1min';
ALTER ROLE :"role" SET lock_timeout = '30s';

SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' TEMPLATE template0', :'role', :'role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'role') \gexec
REVOKE ALL ON DATABASE :"role" FROM PUBLIC;

-- For TITIAN_REPLICA_URL, when --set=figures_password=... is given: reads and nothing else, on a streaming replica or here.
\if :{?figures_password}
SELECT 'CREATE ROLE titian_figures LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'titian_figures') \gexec
ALTER ROLE titian_figures NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 20 PASSWORD :'figures_password';
ALTER ROLE titian_figures SET default_transaction_read_only = on;
GRANT CONNECT ON DATABASE :"role" TO titian_figures;
\connect :"role"
GRANT USAGE ON SCHEMA public TO titian_figures;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO titian_figures;
ALTER DEFAULT PRIVILEGES FOR ROLE :"role" IN SCHEMA public GRANT SELECT ON TABLES TO titian_figures;
\endif
