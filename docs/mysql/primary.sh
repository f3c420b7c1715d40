#!/bin/sh
# Accounts of the primary; they are replicated. The shop's own account can't write to a read-only replica.
mysql -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
GRANT CREATE, ALTER, DROP, INDEX, REFERENCES, SELECT, INSERT, UPDATE, DELETE, REPLICATION CLIENT ON *.* TO 'jangteo'@'%';
CREATE USER 'repl'@'%' IDENTIFIED BY '$REPLICATION_PASSWORD';
GRANT REPLICATION SLAVE ON *.* TO 'repl'@'%';
SQL
