globalThis.MSW_SQS = { listen: false };
