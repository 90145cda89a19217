package io.github.livesessions.core.record;

class InMemoryRecordsTest extends RecordsContract {

    private final InMemoryRecords records = new InMemoryRecords();

    @Override
    protected EventLog events() {
        return records;
    }

    @Override
    protected Outbox outbox() {
        return records;
    }

    @Override
    protected AlertLog alerts() {
        return records;
    }
}
